package health.polaris.integration.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The blocks of one page, which one shell runs one after another, as a reader would: what one sets the next ones have.
 *
 * @param blocks those that are run
 */
record CommandPage(String name, List<CommandBlock> blocks) {

    private static final int PATIENCE_SECONDS = 180;
    private static final String MARKER = "@@@ ";

    /** A command that fails ends the shell, and so does an answer of 4xx or 5xx. */
    private static final String STRICT = """
            set -euo pipefail
            curl() { command curl --fail-with-body "$@"; }
            """;

    static CommandPage of(String name, String text) {
        return new CommandPage(
                name,
                CommandBlock.of(name, text).stream().filter(CommandBlock::isRun).toList());
    }

    /** What went wrong; empty when all went well. */
    List<String> failures(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("commands", ".log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().clear();
        shell.environment().putAll(environment);
        Process process = shell.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        Map<String, String> printed = printed(Files.readString(output));
        Files.delete(output);
        return failures(printed, ended ? process.exitValue() : -1);
    }

    private String script() {
        StringBuilder script = new StringBuilder(STRICT);
        for (CommandBlock block : blocks) {
            script.append("echo; echo '").append(MARKER).append(block.place()).append("'\n");
            script.append(block.first()).append('\n').append(block.commands());
        }
        return script.toString();
    }

    /** What each block printed, by its place; the last one is where the shell ended. */
    private static Map<String, String> printed(String output) {
        Map<String, String> printed = new HashMap<>();
        for (String part : output.split(Pattern.quote(MARKER), -1)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                printed.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        return printed;
    }

    private List<String> failures(Map<String, String> printed, int exit) {
        List<String> failures = new ArrayList<>();
        CommandBlock last = null;
        for (CommandBlock block : blocks) {
            String text = printed.get(block.place());
            if (text == null) {
                break;
            }
            last = block;
            if (!Pattern.compile(block.printed()).matcher(text).find()) {
                failures.add("%s does not print %s but\n%s".formatted(block.place(), block.printed(), text));
            }
        }
        if (exit != 0 && last != null) {
            failures.add("%s fails (%s) and prints\n%s"
                    .formatted(last.place(), exit < 0 ? "time is over" : exit, printed.get(last.place())));
        }
        return failures;
    }
}
