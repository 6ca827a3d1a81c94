/** What every HTTP exchange has: request id, cache headers, ETag, a bounded body, the client's address (platform.md §3). */
@NullMarked
package health.polaris.common.request;

import org.jspecify.annotations.NullMarked;
