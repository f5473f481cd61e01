/** What SNS puts on a queue for an event that SES publishes to its topic. */
export interface SnsNotification {
  readonly Type: 'Notification';
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  readonly Timestamp: string;
}

export function snsNotification(
  message: unknown,
  { id, time }: { readonly id: string; readonly time: string },
): SnsNotification {
  return {
    Type: 'Notification',
    MessageId: id,
    TopicArn: 'arn:aws:sns:us-east-1:000000000000:feedback',
    Message: JSON.stringify(message),
    Timestamp: time,
  };
}
