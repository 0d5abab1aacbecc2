print("purge")
