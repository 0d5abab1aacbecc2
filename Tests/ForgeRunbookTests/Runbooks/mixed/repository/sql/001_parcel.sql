CREATE TABLE parcel (id uuid PRIMARY KEY, carrier text NOT NULL);
