/** What every HTTP exchange has: request id, cache headers, ETag, strict queries and bounded bodies, the client's address. */
@NullMarked
package health.polaris.web.request;

import org.jspecify.annotations.NullMarked;
