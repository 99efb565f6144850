package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every check says to one token, also those behind the first that fails. For people; nothing may be done by it, and nothing of it
 * belongs into a log: it holds claims, of a token that may be anybody's.
 *
 * <p>No canonical constructor is written here: javac would put the annotations of the fields on it, and Jandex 2, with which some servers look for beans,
 * cannot read that.
 *
 * @param header what the header says; empty where it cannot be read
 * @param claims what the payload says; empty where it cannot be read
 * @param environment the name of the environment by whose rules and keys it was checked, {@code ""} for the unnamed one; null where it is not known
 *     whose the token would be
 * @param findings one for each check, in the order in which a token meets them; nobody changes the list
 */
public record TokenExamination(
        Map<String, @Nullable Object> header,
        Map<String, @Nullable Object> claims,
        @Nullable String environment,
        List<Finding> findings) {

    /** As the verifier would say it: by the first check that has not passed. */
    public Result result() {
        return findings.stream()
                .map(Finding::result)
                .filter(result -> result != Result.PASSED)
                .findFirst()
                .orElse(Result.PASSED);
    }

    /** Why the verifier refuses the token; null where it does not. */
    public @Nullable Reason reason() {
        return findings.stream()
                .filter(finding -> finding.result() != Result.PASSED)
                .findFirst()
                .map(Finding::reason)
                .orElse(null);
    }

    @Override
    public String toString() {
        return "TokenExamination[" + result() + "]";
    }

    /** How a check ended. */
    public enum Result {
        PASSED,
        FAILED,
        /** Nothing could be said, for want of keys or of something that an earlier check would have read. */
        UNDECIDED
    }

    /**
     * What one check says.
     *
     * @param check its name: a claim, or a word such as {@code signature}
     * @param result how it ended
     * @param reason of the refusal; null unless it failed
     * @param text what it says, without values of the token
     */
    public record Finding(String check, Result result, @Nullable Reason reason, String text) {}
}
