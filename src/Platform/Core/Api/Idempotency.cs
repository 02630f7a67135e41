using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using PayHall.Api;
using PayHall.Data;

namespace PayHall.Platform.Api;

/// <summary>Answers by key, stored in the transaction that did the work.</summary>
internal sealed class Idempotency(TimeProvider time) : IIdempotency
{
    public async Task<T> OnceAsync<T>(WriteTransaction transaction, string? key, object request, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (key is null)
            return await work();
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, JsonSerializerOptions.Web)));

        // Claimed first: a concurrent request with the same key waits here for this one's commit.
        var claimed = await transaction.Connection.ExecuteAsync(
            "INSERT INTO platform_idempotency (key, request_hash, answer, created_at) VALUES (@key, @hash, '', @now) ON CONFLICT (key) DO NOTHING",
            new { key, hash, now = InstantConverter.ToMicroseconds(time.GetUtcNow()) },
            transaction.Transaction);
        if (claimed == 1)
        {
            var answer = await work();
            await transaction.Connection.ExecuteAsync(
                "UPDATE platform_idempotency SET answer = @answer WHERE key = @key",
                new { key, answer = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web) },
                transaction.Transaction);
            return answer;
        }

        var (firstHash, firstAnswer) = await transaction.Connection.QuerySingleAsync<(string, string)>(
            "SELECT request_hash, answer FROM platform_idempotency WHERE key = @key", new { key }, transaction.Transaction);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(firstHash), Encoding.ASCII.GetBytes(hash)))
            throw new IdempotencyConflictException(key[(key.LastIndexOf('/') + 1)..]);
        return JsonSerializer.Deserialize<T>(firstAnswer, JsonSerializerOptions.Web)!;
    }
}
