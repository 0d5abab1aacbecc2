NR > 1 { total += $3 }
END { print total }
