def test_refund():
    assert 1 + 1 == 2


def test_overlap():
    assert "a" < "b"
