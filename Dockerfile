# One image for every part: the command says which. Built once, run as api and as worker.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json nx.json tsconfig.base.json tsconfig.json ./
COPY libs libs
COPY services services
COPY workflows workflows
COPY infra/cli infra/cli
COPY examples examples
RUN npm ci --no-audit --no-fund && npx tsc -b && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=build --chown=node:node /app /app
USER node
# PART is a folder: services/recruitment, workflows.
CMD ["sh", "-c", "exec node --enable-source-maps ${PART:?name the part to run}/dist/main.js"]
