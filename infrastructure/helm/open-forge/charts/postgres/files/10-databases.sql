CREATE DATABASE dagster;
CREATE DATABASE langflow;
\connect openforge
CREATE EXTENSION IF NOT EXISTS vector;
