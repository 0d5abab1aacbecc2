print("reindex")
