class TestLabels:
    def test_prints(self):
        assert True

async def test_refund():
    assert True
