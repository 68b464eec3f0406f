// drizzle-kit wants one export for each table; a CommonJS module can export them all at once.
module.exports = require("../src/database/tables.ts").defineTables(require("../src/database/kit.ts").pgKit);
