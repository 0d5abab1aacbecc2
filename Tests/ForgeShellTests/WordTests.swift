import ForgeShellProperties
import Testing

@Suite("Words")
struct WordTests {
  @Test(
    "Quotes become parts",
    arguments: [
      ("echo a", "(echo a)"),
      ("echo 'a b' c", "(echo 'a b' c)"),
      ("echo \"a $x b\"", "(echo \"a +$x+ b\")"),
      ("echo a\\ b", "(echo a+\\ +b)"),
      ("echo \"a\\\"b\\n\\$x\"", "(echo \"a+\\\"+b\\n+\\$+x\")"),
      ("echo $'a\\tb\\x41\\'c'", "(echo $'a+\\\t+b+\\A+\\'+c')"),
      ("echo $'\\u20ac\\xe2\\x82\\xac\\0101\\q'", "(echo $'\\€+\\€\u{8}+1+\\\\q')"),
      ("echo $\"hi $x\"", "(echo $\"hi +$x\")"),
      ("echo ''", "(echo '')"),
      ("echo \"\"", "(echo \"\")"),
      ("echo a'b'\"c\"d", "(echo a+'b'+\"c\"+d)"),
      ("echo '\\'", "(echo '\\')"),
      ("echo \"it's\"", "(echo \"it's\")"),
      ("echo a\\\nb", "(echo a+b)"),
      ("ec\\\nho a", "(ec+ho a)"),
      ("echo \"a\\\nb\"", "(echo \"a+b\")"),
      ("echo \"'\\''\"", "(echo \"'\\''\")"),
      ("echo é\\ü", "(echo é+\\ü)"),
    ])
  func quotes(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "Expansions become parts",
    arguments: [
      ("echo $x$1$?$$", "(echo $x+$1+$?+$$)"),
      ("echo $12", "(echo $1+2)"),
      ("echo ${12}", "(echo ($ 12))"),
      ("echo $", "(echo $)"),
      ("echo a$ b", "(echo a$ b)"),
      ("echo \"$\"", "(echo \"$\")"),
      ("echo ${x}", "(echo ($ x))"),
      ("echo ${x:-a b}", "(echo ($ x :- a b))"),
      ("echo ${x-}", "(echo ($ x - ))"),
      ("echo ${x:=a}", "(echo ($ x := a))"),
      ("echo ${x:?no x}", "(echo ($ x :? no x))"),
      ("echo ${x:+a}", "(echo ($ x :+ a))"),
      ("echo ${x:-${y:-z}}", "(echo ($ x :- ($ y :- z)))"),
      ("echo \"${x:-\"a b\"}\"", "(echo \"($ x :- \"a b\")\")"),
      ("echo \"${x:-it's}\"", "(echo \"($ x :- it's)\")"),
      ("echo ${x:-'}'}", "(echo ($ x :- '}'))"),
      ("echo ${x:-\\}}", "(echo ($ x :- \\}))"),
      ("echo ${x#a*}", "(echo ($ x # a+(glob *)))"),
      ("echo ${x##*/}", "(echo ($ x ## (glob *)+/))"),
      ("echo ${x%.*}", "(echo ($ x % .+(glob *)))"),
      ("echo ${x%%:*}", "(echo ($ x %% :+(glob *)))"),
      ("echo ${x/a/b}", "(echo ($ x / a b))"),
      ("echo ${x//a}", "(echo ($ x // a))"),
      ("echo ${x/#a/}", "(echo ($ x /# a ))"),
      ("echo ${x/%a/b/c}", "(echo ($ x /% a b/c))"),
      ("echo ${x//\\//-}", "(echo ($ x // \\/ -))"),
      ("echo ${x:1}", "(echo ($ x : 1))"),
      ("echo ${x:1:$n}", "(echo ($ x : 1 : $n))"),
      ("echo ${x: -3}", "(echo ($ x :  -3))"),
      ("echo ${@:2}", "(echo ($ @ : 2))"),
      ("echo ${#x}", "(echo ($ # x))"),
      ("echo ${#}", "(echo ($ #))"),
      ("echo ${#a[@]}", "(echo ($ # a [@]))"),
      ("echo ${!x}", "(echo ($ ! x))"),
      ("echo ${!x*} ${!x@}", "(echo ($ ! x *) ($ ! x *))"),
      ("echo ${!a[@]}", "(echo ($ ! a [@]))"),
      ("echo ${a[1]} ${a[$i]} ${a[b[0]]}", "(echo ($ a [1]) ($ a [$i]) ($ a [b[0]]))"),
      ("echo \"${a[@]}\"", "(echo \"($ a [@])\")"),
      ("echo ${a[@]:1:2}", "(echo ($ a [@] : 1 : 2))"),
      ("echo ${x^} ${x^^} ${x,} ${x,,[A-C]}", "(echo ($ x ^) ($ x ^^) ($ x ,) ($ x ,, (glob [A-C])))"),
      ("echo ${x@Q}", "(echo ($ x @Q))"),
      ("echo $(a b)", "(echo (sub (a b)))"),
      ("echo \"$(a \"b c\")\"", "(echo \"(sub (a \"b c\"))\")"),
      ("echo $(a; b)", "(echo (sub (list (a) (b))))"),
      ("echo $()", "(echo (sub (list)))"),
      ("echo $(a $(b))", "(echo (sub (a (sub (b)))))"),
      ("echo `a b`", "(echo (bq (a b)))"),
      ("echo `a \\`b\\``", "(echo (bq (a (bq (b)))))"),
      ("echo \"`a \\\"b\\\"`\"", "(echo \"(bq (a \"b\"))\")"),
      ("echo $((1 + $x))", "(echo (math 1 + +$x))"),
      ("echo $(( (1+2)*3 ))", "(echo (math  (1+2)*3 ))"),
      ("echo $[1+2]", "(echo (math 1+2))"),
      ("diff <(a) >(b)", "(diff (from (a)) (to (b)))"),
      ("echo ~ ~/x ~bob/y a~ \"~\"", "(echo (~) (~)+/x (~ bob)+/y a~ \"~\")"),
      ("echo x=~/y --z=~/y", "(echo x=+(~)+/y --z=~/y)"),
      ("p=~/a:~b:/c", "((= p (~)+/a:+(~ b)+:/c))"),
    ])
  func expansions(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "Patterns and braces are marked",
    arguments: [
      ("ls *.yaml", "(ls (glob *)+.yaml)"),
      ("ls a?b[0-9]", "(ls a+(glob ?)+b+(glob [0-9]))"),
      ("ls [!a]* []a] [[:alpha:]]", "(ls (glob [!a])+(glob *) (glob []a]) (glob [[:alpha:]]))"),
      ("ls a[b", "(ls a[b)"),
      ("ls \"*\" \\*", "(ls \"*\" \\*)"),
      ("ls !(a|b*)", "(ls (glob ! a b+(glob *)))"),
      ("ls @(a b)c", "(ls (glob @ a b)+c)"),
      ("echo {a,b}", "(echo (braces a b))"),
      ("echo x{a,$y,}z", "(echo x+(braces a $y )+z)"),
      ("echo {a,{b,c}d}", "(echo (braces a (braces b c)+d))"),
      ("echo {1..5} {a..e..2} {01..10}", "(echo (range 1 5) (range a e 2) (range 01 10))"),
      ("echo {} {a} {a,b a}", "(echo {} {a} {a,b a})"),
      ("echo {a..5} {1...3} a,b", "(echo {a..5} {1...3} a,b)"),
      ("echo '{a,b}' \\{a,b}", "(echo '{a,b}' \\{+a,b})"),
      ("echo {a,{b,c}", "(echo {a,+(braces b c))"),
      ("echo {a b,c}", "(echo {a b,c})"),
      ("x={a,b} y=*", "((= x {a,b}) (= y *))"),
    ])
  func patterns(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "Placeholders are told from redirections",
    arguments: [
      ("kubectl logs <pod-name> -n x", "(kubectl logs <pod-name> -n x)"),
      ("kubectl logs <pod name> -n=<ns>", "(kubectl logs <pod name> -n=+<ns>)"),
      ("curl https://<host>:<port>/x", "(curl https://+<host>+:+<port>+/x)"),
      ("deploy <dev|staging>", "(deploy <dev|staging>)"),
      ("deploy <pod>|jq", "(| (deploy <pod>) (jq))"),
      ("sort <in >out", "(sort (< in) (> out))"),
      ("f <in 2>out", "(f (< in) (2> out))"),
      ("f <in >>out", "(f (< in) (>> out))"),
      ("f <in>>out", "(f (< in) (>> out))"),
      ("f < in > out", "(f (< in) (> out))"),
      ("f <$x>y", "(f (< $x) (> y))"),
      ("f <1>", "(f (< 1) (> )) !nothing after `>` to redirect to"),
      ("f \"<a>\"", "(f \"<a>\")"),
      ("x=<token>", "((= x <token>))"),
      ("x=<32_byte_key>", "((= x <32_byte_key>))"),
      ("f <2-x >out", "(f (< 2-x) (> out))"),
      ("export X=<token>", "(export X=+<token>)"),
      ("f >out <pod>", "(f <pod> (> out))"),
    ])
  func placeholders(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }
}
