def test_price():
    assert 3 * 4 == 12
