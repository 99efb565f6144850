package io.github.scalekit4ee.internal.token;

import java.util.function.Consumer;

/**
 * One rule, for a refusal and for people.
 *
 * @param <T> what it looks at
 * @param name of the claim or member, or a word
 * @param demand what it demands, in a few words
 * @param rule throws {@link io.github.scalekit4ee.InvalidTokenException}
 */
record NamedRule<T>(String name, String demand, Consumer<T> rule) {

    void check(T subject) {
        rule.accept(subject);
    }
}
