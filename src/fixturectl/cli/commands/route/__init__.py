"""Try the routes that lead alerts of Alertmanager and Grafana to fixtures."""
