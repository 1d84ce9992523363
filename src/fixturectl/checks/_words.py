"""Which characters of a string are words of a language: no name, code, unit, address or emoji.

Letters do not tell a name from a word. What the store itself calls a name is one, and what looks
like a code; the products that alerts are about stand here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.texts import pseudo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VALUE = "\ufffc"  # in place of each character of a value
_CHUNK = re.compile(r"[^\s:;,|·•…]+")
_EDGES = "*_~()[]{}<>\"'“”„«»‹›‘’.!?¡¿=+–—-"
# A channel, a person, a path, a variable, an option, a call.
_CODE = re.compile(r"[*_~(\[\"'“«]*(?:[#@/$%\\]\w|--?\w)|.*(?:\(\)|=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALS = re.compile(r"[^\W\d_]*[a-z][A-Z]|[A-Z]{2,}s$")
_ACRONYM = 5  # capitals of which a longer word is shouted
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SHORT, _SHORTEST = 3, 2  # letters of a word, and of one that is not written in Latin letters
_LITTLE = "an at by in is no of on or to up"
_UNITS = "bit bps gbps hrs kbps mbps min mins msec pps qps rps rpm sec secs tps usec vcpu vcpus"
_PRODUCTS = """
airflow akamai alertmanager algolia ansible argocd auth0 bigquery bitbucket cassandra ceph circleci
clickhouse cloudflare cloudfront cloudwatch cockroachdb databricks datadog debian dynamodb
elasticsearch etcd fastly flink fluentd gitea github gitlab google grafana hadoop haproxy hashicorp
heroku influxdb instana istio jenkins jira kafka keycloak kibana knative kubernetes linkerd linux
logstash mariadb memcached microsoft minio mongodb mysql nagios netlify newrelic nginx okta openai
openshift opensearch opentelemetry opsgenie pagerduty paypal postgres postgresql rabbitmq redis
salesforce signoz solr splunk statuspage systemd terraform thanos traefik twilio ubuntu vercel
victoriametrics vmware zabbix zendesk zookeeper"""
# Names of products that are words too, unless they begin with a capital.
_LIKE_WORDS = """
alpine amazon android apache argo atlas azure caddy chrome consul docker envoy firefox graphite
harbor helm jaeger java kinesis lambda loki longhorn nomad oracle prometheus pulsar puppet python
redshift sentry slack snowflake spark stripe tempo varnish vault windows"""
_KNOWN = frozenset((_UNITS + _PRODUCTS).split())


def words(text: str, names: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield where in `text`, whose values are masked by VALUE, words of a language stand.

    `names` are kept in every language.
    """
    hidden = list(text)
    for start, end in pseudo.fixed(text):
        hidden[start:end] = " " * (end - start)
    masked = "".join(hidden)
    for name in names:
        masked = _whole(name).sub(lambda found: VALUE * len(found[0]), masked)
    for chunk in _CHUNK.finditer(masked):
        inner = chunk[0].strip(_EDGES)
        if inner and not _CODE.match(chunk[0]) and _is_word(inner):
            start = chunk.start() + chunk[0].index(inner)
            yield start, start + len(inner)


def is_product(name: str) -> bool:
    """Tell whether a name is that of a product that alerts are about."""
    return name.lower() in _KNOWN


@lru_cache(maxsize=256)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _is_word(text: str) -> bool:
    if not _WORD.fullmatch(text) or _CAPITALS.match(text):
        return False
    if not _LATIN.search(text):
        return len(text) >= _SHORTEST
    if len(text) < _SHORT:
        return text in _LITTLE.split()
    if text.isupper():
        return len(text) > _ACRONYM
    name = text.lower().replace("’", "'").removesuffix("'s")
    return name not in _KNOWN and (text[0].islower() or name not in _LIKE_WORDS.split())
