CREATE TABLE tree (id bigserial PRIMARY KEY, sort text NOT NULL);
CREATE TABLE picking (id bigserial PRIMARY KEY, tree bigint REFERENCES tree, kilos numeric);
