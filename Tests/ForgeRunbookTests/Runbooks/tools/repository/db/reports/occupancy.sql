select count(*) from booking;
