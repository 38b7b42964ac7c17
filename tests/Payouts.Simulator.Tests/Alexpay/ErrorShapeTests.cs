using System.Net;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class ErrorShapeTests : AlexpayTest
{
    [Theory]
    [InlineData(AlexpayErrorShape.FieldMap, 422, """{"status":"error","code":422,"message":"Validation failed","data":{"amount":["The amount field is required."]}}""")]
    [InlineData(AlexpayErrorShape.Envelope, 400, """{"status":"error","code":400,"message":"The amount field is required.","data":null}""")]
    [InlineData(AlexpayErrorShape.SuccessFlag, 400, """{"success":false,"code":400,"message":"The amount field is required."}""")]
    [InlineData(AlexpayErrorShape.ErrorObject, 400, """{"success":false,"code":400,"error":{"type":"VALIDATION_ERROR","title":"The amount field is required."}}""")]
    [InlineData(AlexpayErrorShape.ErrorWord, 400, """{"success":false,"error":"validation_error","message":"The amount field is required.","code":400}""")]
    public async Task A_refused_body_is_answered_in_the_chosen_shape(AlexpayErrorShape shape, int status, string body)
    {
        await using AlexpayWorld world = await StartAsync(options => options.ErrorShape = shape);

        AlexpayReply reply = await world.Api.CreateAsync("""{"countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":"233240000000"}""");

        ((int)reply.Status).Should().Be(status);
        reply.Text.Should().Be(body);
    }

    [Theory]
    [InlineData(AlexpayErrorShape.FieldMap, """{"status":"error","code":400,"message":"INSUFFICIENT_FUNDS","data":null}""")]
    [InlineData(AlexpayErrorShape.SuccessFlag, """{"success":false,"code":400,"message":"INSUFFICIENT_FUNDS"}""")]
    [InlineData(AlexpayErrorShape.ErrorObject, """{"success":false,"code":400,"error":{"type":"INSUFFICIENT_FUNDS","title":"INSUFFICIENT_FUNDS"}}""")]
    [InlineData(AlexpayErrorShape.ErrorWord, """{"success":false,"error":"INSUFFICIENT_FUNDS","message":"INSUFFICIENT_FUNDS","code":400}""")]
    public async Task A_decline_is_answered_in_the_chosen_shape(AlexpayErrorShape shape, string body)
    {
        await using AlexpayWorld world = await StartAsync(options =>
        {
            options.ErrorShape = shape;
            options.WalletBalance = 0;
        });

        (await world.Api.CreateAsync()).Text.Should().Be(body);
    }

    [Theory]
    [InlineData(AlexpayErrorShape.Envelope)]
    [InlineData(AlexpayErrorShape.ErrorObject)]
    public async Task What_is_not_found_keeps_its_body_in_every_shape(AlexpayErrorShape shape)
    {
        await using AlexpayWorld world = await StartAsync(options => options.ErrorShape = shape);

        AlexpayReply reply = await world.Api.GetAsync("v1/payment/none/check");

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Json.ShouldHaveShapeOf("alexpay/error-404-string");
    }

    [Theory]
    [InlineData(AlexpayErrorShape.Envelope, "alexpay/error-400")]
    [InlineData(AlexpayErrorShape.ErrorObject, "alexpay/error-400-object")]
    public async Task The_chosen_shape_is_the_recorded_one(AlexpayErrorShape shape, string fixture)
    {
        await using AlexpayWorld world = await StartAsync(options => options.ErrorShape = shape);

        (await world.Api.CreateAsync("{}")).Json.ShouldHaveShapeOf(fixture);
    }
}
