select max(at) from entry;
