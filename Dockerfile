# syntax=docker/dockerfile:1
# Parallax in a container: built with the Swift image, run on plain Debian, as a user without rights.
#
#   docker build -t parallax .
#   docker run --rm -p 127.0.0.1:8080:8080 -e PARALLAX_SERVER_TOKEN=choose-one -v parallax:/var/lib/parallax parallax

FROM swift:6.2.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4-openssl-dev libsqlite3-dev libxml2-dev zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# The packages first: they change seldom, and this layer is kept while the manifest does.
COPY Package.swift ./
RUN swift package resolve
COPY Migrations ./Migrations
COPY Sources ./Sources
COPY Tests ./Tests
RUN swift build -c release --product parallax --static-swift-stdlib \
    --explicit-target-dependency-import-check error \
    && install -D "$(swift build -c release --static-swift-stdlib --show-bin-path)/parallax" /out/usr/bin/parallax \
    && strip /out/usr/bin/parallax
COPY Config /out/usr/share/parallax/Config
COPY Samples /out/usr/share/parallax/Samples
COPY LICENSE /out/usr/share/doc/parallax/LICENSE

FROM debian:12.12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl libcurl4 libsqlite3-0 libxml2 tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /var/lib/parallax --create-home --shell /usr/sbin/nologin parallax
COPY --from=build /out/ /
USER parallax
WORKDIR /var/lib/parallax
VOLUME /var/lib/parallax
# Inside a container loopback is nobody's: it listens on all addresses, and so it wants PARALLAX_SERVER_TOKEN.
ENV PARALLAX_CONFIG=/usr/share/parallax/Config/parallax.yaml \
    PARALLAX_SERVER_HOST=0.0.0.0 \
    PARALLAX_STORAGE_DATABASE=/var/lib/parallax/parallax.sqlite
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["curl", "-fsS", "http://127.0.0.1:8080/healthz"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/parallax"]
CMD ["serve"]
