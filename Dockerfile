# The server with the chat page, built from a clean checkout; runs as an ordinary user and writes to /data alone.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY .tools .tools
COPY src src
COPY client client
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional dependencies stay: the library that measures vectors is one, a package for each platform. The compiler, an
# optional peer, goes; so do the database driver's sources and its binaries for other systems, and all of the second copy of
# the reader of PDF but its character maps and standard types.
RUN npm ci --omit=dev --ignore-scripts \
 && find node_modules/pdfjs-dist -mindepth 1 -maxdepth 1 ! -name package.json ! -name LICENSE ! -name cmaps ! -name standard_fonts -exec rm -r {} + \
 && rm -rf node_modules/@napi-rs \
 && rm -rf node_modules/typescript node_modules/.bin/tsc node_modules/.bin/tsserver \
 && cd node_modules/better-sqlite3 \
 && rm -r deps src \
 && find prebuilds -type f ! -name "$(node -p '`${process.platform}-${process.arch}`').node" -delete

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATABASE_URL=sqlite:/data/platform.db
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
