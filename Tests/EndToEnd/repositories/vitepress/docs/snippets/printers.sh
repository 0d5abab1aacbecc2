#!/usr/bin/env bash
# #region idle
curl -H "Authorization: Bearer $TOKEN" \
  "https://quillbox.dev/print/v1/printers?status=idle"
# #endregion idle
