import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { WebEnv } from '../src/aws/web-env.ts';
import { FILE_PATHS, siteUrl, type LambdaFiles } from './lambda-files.ts';
import type { Secrets } from './secrets.ts';
import type { Sender } from './sender.ts';
import type { Settings } from './settings.ts';
import { SiteDomain, siteDomainOf } from './site-domain.ts';
import { allowObjects, type Storage } from './storage.ts';
import { WaybillFunction } from './waybill-function.ts';

/** Requests a second and at once. An issue that a million have just got makes some hundred a second. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };

// Each sign-up may send a mail. The function counts them by network and in total; this keeps a flood from reaching it.
const SIGN_UP = 'POST /subscribe';
const SIGN_UP_THROTTLE = { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 };

// Each mail that is opened may ask for several. They have a limit of their own, so that a great many readers who look at
// pictures do not keep one from unsubscribing.
const PICTURES = 'ANY /images/{name}';
const PICTURES_THROTTLE = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1_000 };

/** The public site: an HTTP API with one function behind it. */
export class Site extends Construct {
  readonly web: WaybillFunction<typeof WebEnv>;
  readonly api: HttpApi;

  constructor(
    scope: Construct,
    id: string,
    parts: {
      readonly settings: Settings;
      readonly files: LambdaFiles;
      readonly storage: Storage;
      readonly secrets: Secrets;
      readonly sender: Sender;
    },
  ) {
    super(scope, id);
    const { settings, files, storage, secrets, sender } = parts;
    const { newsletter, deployment } = settings;
    this.web = new WaybillFunction<typeof WebEnv>(this, 'Web', {
      entry: 'web',
      files: files.site,
      description: 'Serves the public site',
      environment: {
        TABLE_NAME: storage.allow(
          'GetItem',
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
          'BatchWriteItem',
        ),
        ISSUE_BUCKET: allowObjects(storage.issues, { GetObject: ['issues/*', 'images/*'] }),
        CONFIGURATION_SET: sender.forSending(),
        LINK_KEYS_SECRET: secrets.linkKeys,
        SUBSCRIBER_ID_KEY_SECRET: secrets.subscriberIdKey,
        SITE_URL: siteUrl(newsletter),
        SITE_FILES: FILE_PATHS.site,
        SIGN_UPS_PER_HOUR: deployment.signUpsPerHour?.toString(),
        NETWORK_SIGN_UPS_PER_HOUR: deployment.networkSignUpsPerHour?.toString(),
      },
      // A person waits for it; with less of a processor the first page takes seconds.
      memoryMB: 1_024,
      // One second less than the HTTP API waits: then the log says what took so long.
      timeout: Duration.seconds(29),
      logDays: deployment.logDays,
    });
    const domain = siteDomainOf(settings);
    this.api = new HttpApi(this, 'Api', {
      apiName: settings.stackName,
      description: `Public site of ${newsletter.name}`,
      defaultIntegration: new HttpLambdaIntegration('Web', this.web.function),
      createDefaultStage: false,
      // One address only: search engines and cookies would tell the two apart.
      disableExecuteApiEndpoint: domain !== undefined,
    });
    const [signUp] = this.api.addRoutes({
      path: '/subscribe',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('SignUp', this.web.function),
    });
    const pictures = this.api.addRoutes({
      path: '/images/{name}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Pictures', this.web.function),
    });
    const stage = this.#addStage(settings);
    stage.node.addDependency(...pictures);
    if (signUp) stage.node.addDependency(signUp);
    if (domain) new SiteDomain(this, 'Domain', { settings, api: this.api, stage, domain });
    else this.#outputEndpoint(siteUrl(newsletter));
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'A public site: whoever wants to read or subscribe has no account. Links in mails carry signed tokens.',
    });
  }

  #outputEndpoint(url: string): void {
    const output = new CfnOutput(this, 'Endpoint', {
      description: `Nothing serves ${url} yet. Name a hosted zone or a certificate, or lead its requests here`,
      value: this.api.apiEndpoint,
    });
    output.overrideLogicalId('SiteEndpoint');
  }

  #addStage({ deployment, stackName }: Settings): HttpStage {
    const log = new LogGroup(this, 'AccessLog', {
      // Under this prefix API Gateway needs no resource policy, whose size is limited.
      logGroupName: `/aws/vendedlogs/${stackName}/site`,
      retention: deployment.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: LOG_FORMAT },
    });
    const cfnStage = stage.node.defaultChild;
    if (cfnStage instanceof CfnStage)
      cfnStage.routeSettings = { [SIGN_UP]: SIGN_UP_THROTTLE, [PICTURES]: PICTURES_THROTTLE };
    return stage;
  }
}

// Neither the path, which may hold a token, nor the address that a request comes from.
const LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    error: '$context.error.messageString',
    integrationError: '$context.integrationErrorMessage',
  }),
);
