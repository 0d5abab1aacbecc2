curl --request PUT "https://api.mossgarden.dev/v1/greenhouses/gh_2/setpoints" \
  --header "Authorization: Bearer $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"temperature": 21.5, "humidity": 70}'
