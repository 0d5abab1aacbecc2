import os
retries = os.environ["MAX_RETRY_COUNT"]
