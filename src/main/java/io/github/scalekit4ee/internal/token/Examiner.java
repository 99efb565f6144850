package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import io.github.scalekit4ee.internal.token.TokenExamination.Finding;
import io.github.scalekit4ee.internal.token.TokenExamination.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the checks of a verifier one by one and goes on after a failure, as far as there is something to check. */
final class Examiner {

    private final List<Finding> findings = new ArrayList<>();
    private final TokenPolicies policies;
    private final Function<CompactToken, CompactToken> decryption;
    private final SignatureCheck signatures;
    private final long now;
    private @Nullable String environment;

    /**
     * @param decryption gives the signed token
     * @param now in milliseconds
     */
    Examiner(
            TokenPolicies policies,
            Function<CompactToken, CompactToken> decryption,
            SignatureCheck signatures,
            long now) {
        this.policies = policies;
        this.decryption = decryption;
        this.signatures = signatures;
        this.now = now;
    }

    TokenExamination examine(String text) {
        CompactToken whole =
                check("form", "three parts, or five of an encrypted token", () -> CompactToken.parse(text));
        CompactToken token = whole == null
                ? null
                : check("encryption", "as the configuration has it", () -> decryption.apply(whole));
        if (token == null) {
            return new TokenExamination(Map.of(), Map.of(), null, findings);
        }
        Map<String, @Nullable Object> header =
                check("header", "strict base64url and JSON", () -> HeaderRules.parse(token.decodeHeader()));
        if (header != null) {
            checkAll(policies.headerRules().rules(), header);
        }
        Claims claims =
                check("payload", "strict base64url and JSON", () -> TokenVerifier.parseClaims(token.decodePayload()));
        byte[] signature = check("signature form", "strict base64url", token::decodeSignature);
        if (claims != null) {
            checkClaims(token, header == null ? null : readable(header), claims, signature);
        }
        return new TokenExamination(
                header == null ? Map.of() : header,
                claims == null ? Map.of() : claims.members(),
                environment,
                findings);
    }

    /** @return null where the checks have said already why no key can be looked for */
    private @Nullable JoseHeader readable(Map<String, @Nullable Object> header) {
        try {
            return policies.headerRules().read(header);
        } catch (InvalidTokenException e) {
            return null;
        }
    }

    private void checkClaims(
            CompactToken token, @Nullable JoseHeader header, Claims claims, byte @Nullable [] signature) {
        TokenPolicy chosen = check("iss", "an accepted issuer", () -> policies.of(claims));
        TokenPolicy policy = chosen == null ? policies.only() : chosen;
        if (policy == null) {
            return; // it is not known whose rules apply
        }
        environment = policy.environment();
        if (header != null) {
            check("key rules", "what this issuer's tokens have to name", () -> policy.check(header));
        }
        Lifetime lifetime = check("dates", "exp, and iat and nbf where they are there, are dates", () -> policy.claims()
                .screen(claims));
        if (lifetime != null) {
            check("lifetime", "begun and not over", () -> lifetime.check(now));
        }
        checkSignature(token, header, claims, signature, policy);
        checkAll(policy.claims().rules(), claims);
    }

    private void checkSignature(
            CompactToken token,
            @Nullable JoseHeader header,
            Claims claims,
            byte @Nullable [] signature,
            TokenPolicy policy) {
        if (header == null || signature == null) {
            findings.add(new Finding(
                    "signature",
                    Result.UNDECIDED,
                    null,
                    "not checked, for the header or the signature cannot be used"));
            return;
        }
        VerificationKey key = check("key", "published by the issuer", () -> {
            VerificationKey found = policy.keys().find(header.kid(), header.algorithm());
            if (found == null) {
                throw policy.unknownKeys().refusal(claims);
            }
            return found;
        });
        if (key == null) {
            findings.add(new Finding("signature", Result.UNDECIDED, null, "not checked, for want of the key"));
        } else {
            check(
                    "signature",
                    "the key's, over header and payload",
                    () -> signatures.verify(token, signature, header, key));
        }
    }

    private <T> void checkAll(List<NamedRule<T>> rules, T subject) {
        for (NamedRule<T> rule : rules) {
            check(rule.name(), rule.demand(), () -> rule.check(subject));
        }
    }

    private void check(String name, String demand, Runnable rule) {
        check(name, demand, () -> {
            rule.run();
            return true;
        });
    }

    /** @return null where the check has not passed */
    private <T> @Nullable T check(String name, String demand, Supplier<T> rule) {
        try {
            T passed = rule.get();
            findings.add(new Finding(name, Result.PASSED, null, demand));
            return passed;
        } catch (InvalidTokenException e) {
            findings.add(new Finding(name, Result.FAILED, e.reason(), e.getMessage()));
        } catch (KeySourceUnavailableException e) {
            findings.add(new Finding(name, Result.UNDECIDED, null, String.valueOf(e.getMessage())));
        }
        return null;
    }
}
