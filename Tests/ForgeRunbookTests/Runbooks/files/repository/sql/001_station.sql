create table station (id text primary key);
