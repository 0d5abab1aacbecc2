import Testing

@Suite("Commands")
struct CommandTests {
  @Test(
    "Lists and pipelines nest as the grammar says",
    arguments: [
      ("", "(list)"),
      ("a", "(a)"),
      ("a b c", "(a b c)"),
      ("a; b", "(list (a) (b))"),
      ("a\nb\n", "(list (a) (b))"),
      ("a & b &", "(list (& (a)) (& (b)))"),
      ("a && b || c", "(|| (&& (a) (b)) (c))"),
      ("a &&\n\n b", "(&& (a) (b))"),
      ("a | b | c", "(| (a) (b) (c))"),
      ("a |\n b", "(| (a) (b))"),
      ("a |& b", "(|& (a) (b))"),
      ("! a | b", "(! (| (a) (b)))"),
      ("! ! a", "(a)"),
      ("time -p a", "(time (a))"),
      ("a && b | c & d", "(list (& (&& (a) (| (b) (c)))) (d))"),
      ("a \\\n  b \\\n  c\nd", "(list (a b c) (d))"),
      ("a &\\\n& b", "(&& (a) (b))"),
      ("a # b\n# c\nd #", "(list (a) (d))"),
      ("a b#c '#d'", "(a b#c '#d')"),
      ("a\r\nb \\\r\n c\r\n", "(list (a) (b c))"),
      ("a\n\n\n\nb", "(list (a) (b))"),
    ])
  func lists(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "Assignments stand before the name",
    arguments: [
      ("a=1", "((= a 1))"),
      ("a=", "((= a))"),
      ("a=1 b='x y' c d=2", "((= a 1) (= b 'x y') c d=2)"),
      ("a+=1", "((+= a 1))"),
      ("a=(1 \"2 3\" $x)", "((= a (array 1 \"2 3\" $x)))"),
      ("a=(\n  1 # one\n  2\n)", "((= a (array 1 2)))"),
      ("a+=(x)", "((+= a (array x)))"),
      ("a[1]=x", "((= a[1] x))"),
      ("a[$i + 1]+=x", "((+= a[$i+ + 1] x))"),
      ("a=([k]=v [l]+=w x)", "((= a (array ([k]= v) ([l]+= w) x)))"),
      ("declare -A a=([k]=v)", "(declare -A a=+(array ([k]= v)))"),
      ("export A=1 B", "(export A=+1 B)"),
      ("export A=\"x y\"", "(export A=+\"x y\")"),
      ("1a=2", "(1a=2)"),
      ("a-b=2", "(a-b=2)"),
      ("=2", "(=2)"),
      ("a[b", "(a[b)"),
    ])
  func assignments(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "Redirections are read wherever they stand",
    arguments: [
      ("a >b", "(a (> b))"),
      ("a > b c", "(a c (> b))"),
      (">b a", "(a (> b))"),
      ("> b", "((> b))"),
      ("a >>b <c", "(a (>> b) (< c))"),
      ("a 2>&1", "(a (2>& 1))"),
      ("a >/dev/null 2>&1", "(a (> /dev/null) (2>& 1))"),
      ("a &>b", "(a (&> b))"),
      ("a &>>b", "(a (&>> b))"),
      ("a >|b", "(a (>| b))"),
      ("a <>b", "(a (<> b))"),
      ("a >&2", "(a (>& 2))"),
      ("a 3<&-", "(a (3<& -))"),
      ("a {fd}>b", "(a ({fd}> b))"),
      ("a <<<\"b $c\"", "(a (<<< \"b +$c\"))"),
      ("a b2>c", "(a b2 (> c))"),
      ("a 2 >c", "(a 2 (> c))"),
      ("a < <(b)", "(a (< (from (b))))"),
      ("a > >(b)", "(a (> (to (b))))"),
    ])
  func redirections(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }
}
