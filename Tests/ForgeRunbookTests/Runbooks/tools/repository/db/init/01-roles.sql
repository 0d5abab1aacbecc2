CREATE ROLE reporting LOGIN;
CREATE DATABASE reports OWNER reporting;
