curl -X POST https://quillbox.dev/print/v1/jobs \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{"printer": "pr_1", "document": "https://quillbox.dev/welcome.pdf"}'
