/** The API description at {@code /openapi.json} and {@code /openapi.yaml}, and the page that shows it. */
@NullMarked
package health.polaris.web.description;

import org.jspecify.annotations.NullMarked;
