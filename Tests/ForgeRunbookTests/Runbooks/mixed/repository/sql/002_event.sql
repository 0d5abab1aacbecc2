CREATE TABLE event (parcel uuid REFERENCES parcel, at timestamptz, what text);
