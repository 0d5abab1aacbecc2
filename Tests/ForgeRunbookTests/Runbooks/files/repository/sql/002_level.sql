create table level (station text, at timestamptz, metres numeric);
