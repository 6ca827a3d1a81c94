package health.polaris.users.migration;

/** How many clinicians were created: all of them. */
record BulkResponse(int created) {}
