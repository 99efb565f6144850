package io.github.scalekit4ee.quickstart.results;

/**
 * One test on one server.
 *
 * @param group the test class
 * @param test its sentence, or the cell of the behaviour table
 * @param outcome what came of it
 */
record Result(String group, String test, Outcome outcome) {
    enum Outcome {
        PASSED,
        FAILED,
        NOT_RUN
    }

    /** The row it belongs to: a request with all its callers, or a test class. */
    String row() {
        int caller = test.indexOf(',');
        return group.equals("BehaviourTableIT") && caller > 0 ? test.substring(0, caller) : group;
    }

    String line() {
        return outcome + "\t" + group + "\t" + test;
    }

    static Result ofLine(String line) {
        String[] parts = line.split("\t", 3);
        return new Result(parts[1], parts[2], Outcome.valueOf(parts[0]));
    }
}
