"""志愿服务: words, hours that activities propose, stars, and the certificate."""
