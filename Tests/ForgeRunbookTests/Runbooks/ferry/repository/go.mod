module example.com/strait/ferry

go 1.24
