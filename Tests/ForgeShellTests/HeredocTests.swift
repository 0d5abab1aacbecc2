import ForgeShellProperties
import Testing

@Suite("Heredocs")
struct HeredocTests {
  @Test(
    "Bodies are found after the line",
    arguments: [
      ("cat <<EOF\na\nb\nEOF\nc", "(list (cat (<< EOF a⏎b⏎)) (c))"),
      ("cat <<EOF\n$x $(y)\n\\$z\nEOF", "(cat (<< EOF $x+ +(sub (y))+⏎+\\$+z⏎))"),
      ("cat <<'EOF'\n$x `y`\nEOF", "(cat (<< 'EOF' $x `y`⏎))"),
      ("cat <<\"E F\"\n$x\nE F\n", "(cat (<< 'E F' $x⏎))"),
      ("cat <<\\EOF\n$x\nEOF\n", "(cat (<< 'EOF' $x⏎))"),
      ("cat <<-EOF\n\ta\n\t\t$b\n\tEOF\nc", "(list (cat (<<- EOF a⏎+$b+⏎)) (c))"),
      ("cat <<-'EOF'\n\ta\n\tb\n\tEOF\nc", "(list (cat (<<- 'EOF' a⏎+b⏎)) (c))"),
      ("cat <<A <<B\na\nA\nb\nB\nc", "(list (cat (<< A a⏎) (<< B b⏎)) (c))"),
      ("cat <<EOF | kubectl apply -f -\na\nEOF", "(| (cat (<< EOF a⏎)) (kubectl apply -f -))"),
      ("cat <<EOF >f\na\nEOF", "(cat (<< EOF a⏎) (> f))"),
      ("cat <<EOF && b\nEOF\nc", "(list (&& (cat (<< EOF )) (b)) (c))"),
      ("cat <<EOF\r\na\r\nEOF\r\nb", "(list (cat (<< EOF a⏎)) (b))"),
      ("cat <<EOF\na \"b\nEOF", "(cat (<< EOF a \"b⏎))"),
      ("cat <<EOF\na", "(cat (<< EOF a unclosed))"),
      ("cat <<EOF", "(cat (<< EOF  unclosed))"),
      ("x=$(cat <<EOF\na\nEOF\n)", "((= x (sub (cat (<< EOF a⏎)))))"),
      ("cat <<A\n$(cat <<B\nb\nB\n)\nA\nc", "(list (cat (<< A (sub (cat (<< B b⏎)))+⏎)) (c))"),
      ("cat <<EOF\na\\\nEOF\nEOF\nb", "(list (cat (<< EOF a+EOF⏎)) (b))"),
      ("x=`cat <<A\na\nA\n`\nb", "(list ((= x (bq (cat (<< A a⏎))))) (b))"),
    ])
  func bodies(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }
}
