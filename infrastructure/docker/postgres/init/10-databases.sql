-- Run once, on an empty volume. The image itself has made the user and the database openforge.
CREATE DATABASE dagster;
CREATE DATABASE langflow;
\connect openforge
CREATE EXTENSION IF NOT EXISTS vector;
