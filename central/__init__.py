"""The reference central platform: intake, cases, ratings, licences and a plain web page."""
