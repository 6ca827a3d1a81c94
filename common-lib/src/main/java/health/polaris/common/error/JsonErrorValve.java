package health.polaris.common.error;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** The one error body for what Tomcat refuses by itself: broken request lines, over-long headers. */
public final class JsonErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean problem = ErrorBody.Problem.isWanted(request.getHeaders("Accept"));
        response.setContentType(problem ? ErrorBody.Problem.MEDIA_TYPE : "application/json");
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problem ? problem(response.getStatus()) : "{\"message\":\"Request refused\"}");
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException clientGone) {
            container.getLogger().debug("Client closed the connection before the answer was written");
        }
    }

    private static String problem(int status) {
        ErrorBody.Problem problem = new ErrorBody("Request refused", null).asProblem(status);
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(problem.type(), problem.title(), status, problem.detail());
    }
}
