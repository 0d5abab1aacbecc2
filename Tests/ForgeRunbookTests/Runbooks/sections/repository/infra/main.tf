module "network" {
  source = "./modules"
}

resource "aws_s3_bucket" "loaves" {
  bucket = "loaves"
}
