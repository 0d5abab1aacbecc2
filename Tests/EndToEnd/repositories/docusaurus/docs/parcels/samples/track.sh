curl -H "Authorization: Bearer $TOKEN" https://parcelpine.dev/api/v2/parcels/PP44
