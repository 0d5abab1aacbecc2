INSERT INTO tree (sort) VALUES ('Boskoop'), ('Elstar');
