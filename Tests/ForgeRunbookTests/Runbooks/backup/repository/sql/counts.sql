select count(*) from entry;
