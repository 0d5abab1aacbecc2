import ForgeShellProperties
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

  @Test(
    "Compound commands hold lists",
    arguments: [
      ("(a; b)", "(subshell (list (a) (b)))"),
      ("( a ) > b", "(with (subshell (a)) (> b))"),
      ("{ a; b; } 2>&1 | c", "(| (with (group (list (a) (b))) (2>& 1)) (c))"),
      ("echo { a }", "(echo { a })"),
      ("if a; then b; fi", "(if (a) (b))"),
      ("if a\nthen\n b\nelse\n c\nfi >d", "(with (if (a) (b) else (c)) (> d))"),
      ("if a; then b; elif c; then d; else e; fi", "(if (a) (b) (c) (d) else (e))"),
      ("if ! a | b; then c; fi", "(if (! (| (a) (b))) (c))"),
      ("for x in a b; do c; done", "(for x (a b) (c))"),
      ("for x in a $b {1..3} # c\ndo d; done", "(for x (a $b (range 1 3)) (d))"),
      ("for x; do a; done", "(for x @ (a))"),
      ("for x do a; done", "(for x @ (a))"),
      ("for x\nin a\ndo b\ndone", "(for x (a) (b))"),
      ("for x in; do a; done", "(for x () (a))"),
      ("for x in a; { b; }", "(for x (a) (b))"),
      ("for ((i = 0; i < $n; i++)); do a; done", "(for ((i = 0; i < +$n; i++)) (a))"),
      ("for ((;;)) do a; done", "(for ((;;)) (a))"),
      ("while a; do b; done < c", "(with (while (a) (b)) (< c))"),
      ("until a; b; do c; done", "(until (list (a) (b)) (c))"),
      ("a | while read -r x; do b; done", "(| (a) (while (read -r x) (b)))"),
      ("select x in a b; do c; done", "(select x (a b) (c))"),
      ("case $x in a) b;; esac", "(case $x ((a) (b)))"),
      ("case x in\n a|b*) c ;;\n (d) ;;\n *) e\nesac", "(case x ((a b+(glob *)) (c)) ((d) (list)) (((glob *)) (e)))"),
      ("case x in a) b;& c) d;;& esac", "(case x ((a) (b) ;&) ((c) (d) ;;&))"),
      ("case x in esac", "(case x)"),
      ("x=$(case y in a) b;; esac)", "((= x (sub (case y ((a) (b))))))"),
      ("f() { a; }", "(function f (group (a)))"),
      ("f ( )\n(a)", "(function f (subshell (a)))"),
      ("function f-g { a; } >b", "(function f-g (with (group (a)) (> b)))"),
      ("function f() { a; }", "(function f (group (a)))"),
      ("((x++))", "(math x++)"),
      ("((x > 3)) && a", "(&& (math x > 3) (a))"),
      ("((a); (b))", "(subshell (list (subshell (a)) (subshell (b))))"),
      ("coproc a b", "(coproc (a b))"),
      ("coproc N { a; }", "(coproc N (group (a)))"),
      ("if a; then if b; then c; fi; fi", "(if (a) (if (b) (c)))"),
      ("while :; do (a); done &", "(& (while (:) (subshell (a))))"),
      ("echo $((a) | b)", "(echo (sub (| (subshell (a)) (b))))"),
      ("echo if then fi", "(echo if then fi)"),
      ("time for x in a; do b; done", "(time (for x (a) (b)))"),
    ])
  func compounds(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "Conditions bind as the manual says",
    arguments: [
      ("[[ -f a ]]", "(test (-f a))"),
      ("[[ $a ]]", "(test $a)"),
      ("[[ $a == b* ]]", "(test (== $a b+(glob *)))"),
      ("[[ $a = \"b c\" && -n $d || ! -e e ]]", "(test (|| (&& (= $a \"b c\") (-n $d)) (! (-e e))))"),
      ("[[ ( a == b || c < d ) && e -gt 1 ]]", "(test (&& (|| (== a b) (< c d)) (-gt e 1)))"),
      ("[[ $a =~ ^(a|b )c$ ]]", "(test (=~ $a ^(a|b )c$))"),
      ("[[ $a =~ ^v[0-9]+\\.[0-9]+$ ]]", "(test (=~ $a ^v[0-9]++\\.+[0-9]+$))"),
      ("[[\n a &&\n -n b\n]]", "(test (&& a (-n b)))"),
      ("[[ a != @(b|c) ]]", "(test (!= a (glob @ b c)))"),
      ("[[ -z ${x:-} ]] || exit 1", "(|| (test (-z ($ x :- ))) (exit 1))"),
      ("[ -f a ] && b", "(&& ([ -f a ]) (b))"),
    ])
  func conditions(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }

  @Test(
    "What has no place is skipped, and the rest is read",
    arguments: [
      ("a; done; b", "(list (a) (b)) !`done` has no place here"),
      ("if a; then b", "(if (a) (b)) !`if` without `fi`"),
      ("if a; b; fi; c", "(list (if (list (a) (b)) (list)) (c)) !`if` without `then`"),
      ("while a; do if b; then c; done; d", "(list (while (a) (if (b) (c))) (d)) !`if` without `fi`"),
      ("echo a (b) c", "(list (echo a) (c)) !`(b)` has no place here"),
      ("a ) b", "(list (a) (b)) !`)` has no place here"),
      ("a && ; b", "(list (a) (b)) !no command after `&&`"),
      ("| a", "(a) !`|` has no place here"),
      ("a >", "(a (> )) !nothing after `>` to redirect to"),
      ("echo 'a", "(echo 'a') !`'` is not closed"),
      ("echo \"a", "(echo \"a\") !`\"` is not closed"),
      ("echo $(a", "(echo (sub (a))) !`$(` is not closed"),
      ("echo ${a", "(echo ($ a)) !`${` is not closed"),
      ("echo `a", "(echo (bq (a))) !``` is not closed"),
      ("echo ${a!b} c", "(echo ($ a) c) !`${a!b}` is no parameter expansion"),
      ("{ a", "(group (a)) !`{` is not closed"),
      ("( )", "(subshell (list)) !no command after `(`"),
      ("f() a", "(function f (group (a))) !function `f` without a body in braces or parentheses"),
      ("for in a; do b; done", "(for in @ (list (a) (b))) !`for` without `do`"),
      ("[[ a b ]]", "(test a) !`b` is no operator of `[[`"),
      ("[[ -f ]]", "(test -f) !nothing after `-f` to test"),
      ("[[ ]]", "(test ?) !no condition where one has to be"),
      ("[[ a && ]]", "(test (&& a ?)) !no condition where one has to be"),
      ("fi foo; b", "(list (foo) (b)) !`fi` has no place here"),
      ("{ a; } foo; b", "(list (group (a)) (b)) !`foo` has no place here"),
    ])
  func recovery(text: String, tree: String) {
    #expect(TreePrinter.print(text) == tree)
  }
}
